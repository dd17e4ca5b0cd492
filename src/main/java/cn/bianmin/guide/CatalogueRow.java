package cn.bianmin.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The head of a hall's catalogue; whoever changes the catalogue locks it. */
@Entity(name = "Catalogue")
@Table(name = "catalogue")
class CatalogueRow {

    @Id
    @Column(name = "hall_id")
    int hall;

    @Column(name = "version")
    int version;

    @Column(name = "categories_numbered")
    int categoriesNumbered;

    @Column(name = "items_numbered")
    int itemsNumbered;

    protected CatalogueRow() {
    }

    /** Tells every replica that what it remembers is old. */
    void countUp() {
        version++;
    }

    int nextCategory() {
        return ++categoriesNumbered;
    }

    int nextItem() {
        return ++itemsNumbered;
    }
}
