/** The emergency insert: proposed, confirmed by a second person, shown, ended. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.emergency;
