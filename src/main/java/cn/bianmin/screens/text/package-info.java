/** Text layout that feeds and LED pages share. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.text;
