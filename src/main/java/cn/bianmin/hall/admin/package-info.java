/** Changes to halls and calendars, and the resources that serve and change them. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall.admin;
