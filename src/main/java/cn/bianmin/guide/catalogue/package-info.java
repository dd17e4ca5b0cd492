/** The published catalogue: read from the database, rendered, cached. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.guide.catalogue;
