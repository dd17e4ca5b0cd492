/** The plan of a hall as it is stored, and the shape in which it is given. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall.plan;
