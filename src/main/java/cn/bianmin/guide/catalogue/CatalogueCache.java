package cn.bianmin.guide.catalogue;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.Item;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.HallId;

/** Keeps the bytes of catalogues and items until the catalogue or the desks change. */
@ApplicationScoped
public class CatalogueCache {

    private final ObjectMapper json;
    private final ConcurrentHashMap<HallId, OfHall> kept = new ConcurrentHashMap<>();

    CatalogueCache(ObjectMapper json) {
        this.json = json;
    }

    public byte[] tree(HallCatalogue catalogue, List<Desk> desks) {
        return of(catalogue, desks).tree();
    }

    byte[] item(Item item, HallCatalogue catalogue, List<Desk> desks) {
        return of(catalogue, desks).item(item);
    }

    private OfHall of(HallCatalogue catalogue, List<Desk> desks) {
        var known = kept.get(catalogue.hall);
        if (known != null && known.isOf(catalogue, desks)) {
            return known;
        }
        var anew = new OfHall(catalogue, desks);
        kept.put(catalogue.hall, anew);
        return anew;
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one catalogue with these desks looks like. */
    private final class OfHall {
        private final HallCatalogue catalogue;
        private final List<Desk> desks;
        private final ConcurrentHashMap<ItemId, byte[]> items = new ConcurrentHashMap<>();
        private volatile byte @Nullable [] tree;

        OfHall(HallCatalogue catalogue, List<Desk> desks) {
            this.catalogue = catalogue;
            this.desks = desks;
        }

        boolean isOf(HallCatalogue current, List<Desk> currentDesks) {
            return catalogue == current && desks.equals(currentDesks);
        }

        byte[] tree() {
            var known = tree;
            if (known == null) {
                known = bytes(CatalogueView.of(catalogue));
                tree = known;
            }
            return known;
        }

        byte[] item(Item item) {
            return items.computeIfAbsent(item.id(), any -> bytes(ItemView.of(item, catalogue, desks)));
        }
    }
}
