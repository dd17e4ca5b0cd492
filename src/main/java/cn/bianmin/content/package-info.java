/** What is said to the public: jobs, news, policies, notices, questions and rules, approved by a second person. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content;
