/** What both surfaces for citizens draw, as lines on a square of 24. */
export const ICON_PATHS = {
  guide:
    'M12 6.5C10 5 7 4.5 3.5 5v13.5c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5zM12 6.5V20',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.5V20h4.5v-5.5h3V20H18V9.5',
  back: 'M15 4.5 7.5 12l7.5 7.5',
  next: 'M9 4.5 16.5 12 9 19.5',
  hall: 'M3.5 20.5h17M5.5 20.5V9.5L12 4l6.5 5.5v11M10 20.5v-5h4v5M9 11.5h1M14 11.5h1',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5l5 5',
} as const satisfies Readonly<Record<string, string>>
