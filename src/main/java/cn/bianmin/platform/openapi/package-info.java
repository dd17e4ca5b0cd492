/** What the code adds to the interface document. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.openapi;
