package cn.bianmin.screens;

import java.time.LocalDate;

/** Stands here until the feature content brings its own. */
record Job(String employer, String post, int wanted, String wage, String place, String contact, LocalDate until) {
}
