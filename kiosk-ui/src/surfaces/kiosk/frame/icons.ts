import { ICON_PATHS } from '@/citizen/iconPaths'

/** Our own drawings, as lines on a square of 24. */
export const ICONS = {
  ...ICON_PATHS,
  'social-security':
    'M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.8zM8.6 11.8l2.5 2.5 4.4-4.6',
  employment: 'M4 8h16v11.5H4zM8.8 8V5.2h6.4V8M4 12.8c2.5 1.3 5.2 2 8 2s5.5-.7 8-2M12 13.4v2.8',
  rights:
    'M12 4v16M7.5 20h9M5 7.2c2.6 0 4.6-.7 7-1.7 2.4 1 4.4 1.7 7 1.7M5 7.2l-2.6 6.3h5.2zM19 7.2l-2.6 6.3h5.2z',
  policies: 'M6 3.5h8.5L19 8v12.5H6zM14.5 3.5V8H19M9 12h7M9 15h7M9 18h4.5',
  questions:
    'M4 5h16v11.5h-7.5L8 20.5v-4H4zM9.8 9c.2-1.2 1-1.8 2.2-1.8 1.3 0 2.2.7 2.2 1.8 0 1.4-2.2 1.5-2.2 3M12 14.2v.1',
  book: 'M4 5.5h16V20H4zM4 10h16M8.5 3.5v4M15.5 3.5v4M8.6 14.8l2.4 2.4 4.4-4.4',
  mine: 'M12 11.3a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20.5c.8-4.1 3.7-6.1 7.5-6.1s6.7 2 7.5 6.1',
  larger: 'M3 19 8.5 5 14 19M5 14.5h7M18 9v8M14.5 13h7',
  contrast: 'M12 20.5a8.5 8.5 0 1 0 0-17zM12 20.5a8.5 8.5 0 0 1 0-17',
  speak: 'M4 9.5v5h3.5l5 4v-13l-5 4zM15.5 9.2c1.6 1.7 1.6 3.9 0 5.6M18 6.8c3 3 3 7.4 0 10.4',
  language:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17',
  print: 'M7 9V4h10v5M7 16.5H4V9h16v7.5h-3M7 13.5h10V20H7z',
  away: 'M4 9.5c2.3-2 5-3 8-3s5.7 1 8 3M7 13c1.5-1.2 3.2-1.8 5-1.8s3.5.6 5 1.8M12 17.5v.1M4.5 4l15 16',
  notice: 'M4 10v4.5h3l7.5 4V6L7 10zM17.5 9.5c1.5 1.7 1.5 3.8 0 5.5M7 14.5V19h2.5',
} as const satisfies Readonly<Record<string, string>>

export type IconName = keyof typeof ICONS
