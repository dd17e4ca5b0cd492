package cn.bianmin.guide.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The head of a hall's catalogue; whoever changes the catalogue locks it. */
@Entity(name = "Catalogue")
@Table(name = "catalogue")
public class CatalogueRow {

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
    public void countUp() {
        version++;
    }

    public int nextCategory() {
        return ++categoriesNumbered;
    }

    public int nextItem() {
        return ++itemsNumbered;
    }
}
