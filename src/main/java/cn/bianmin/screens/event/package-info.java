/** What screens are told, numbered in the order in which it became true, and how replicas hear of it. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.event;
