import type { ReactNode } from 'react';

/** Our own line icons, on a grid of 16, 1.5 wide. */
const SHAPES = {
  overview: <path d="M2.5 13.5V8.8M6.2 13.5V4.5M9.8 13.5V7M13.5 13.5v-11" />,
  explore: <path d="M2.2 12.2 6 7.6l2.6 2.6 5.2-6.4M10.4 3.6h3.6v3.6" />,
  customers: (
    <>
      <circle cx="6" cy="5.4" r="2.6" />
      <path d="M1.6 13.4c.3-2.4 2.1-3.8 4.4-3.8s4.1 1.4 4.4 3.8M10.6 3.2a2.4 2.4 0 0 1 0 4.5M12 9.9c1.4.5 2.2 1.7 2.4 3.5" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.3 10.3 3.5 3.5" />
    </>
  ),
  imports: <path d="M8 2v7.6M4.9 6.7 8 9.8l3.1-3.1M2.4 10.6v1.6c0 .8.6 1.4 1.4 1.4h8.4c.8 0 1.4-.6 1.4-1.4v-1.6" />,
  settings: (
    <>
      <path d="M2 4.6h6.2M12 4.6h2M2 11.4h2M8 11.4h6" />
      <circle cx="10" cy="4.6" r="1.8" />
      <circle cx="6" cy="11.4" r="1.8" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
  check: <path d="m3 8.6 3.2 3.2L13 4.6" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  right: <path d="m6.2 4 4 4-4 4" />,
  left: <path d="m9.8 4-4 4 4 4" />,
  up: <path d="M8 13V3.4M4 7.2l4-4 4 4" />,
  fall: <path d="M8 3v9.6M4 8.8l4 4 4-4" />,
  panel: (
    <>
      <rect x="2" y="2.8" width="12" height="10.4" rx="2" />
      <path d="M6 2.8v10.4" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.8" width="12" height="10.4" rx="1.6" />
      <path d="M2 6.4h12M6.6 6.4v6.8" />
    </>
  ),
  chart: <path d="M2.4 2.6v9.4c0 .8.6 1.4 1.4 1.4h9.8M5.4 10 8 7l2 1.8 3.4-4" />,
  calendar: (
    <>
      <rect x="2.2" y="3.2" width="11.6" height="10.4" rx="1.8" />
      <path d="M2.2 6.6h11.6M5.4 1.8v2.6M10.6 1.8v2.6" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M2.2 8h11.6M8 2.2c1.8 1.6 2.6 3.6 2.6 5.8S9.8 12.200 8 13.800C6.200 12.200 5.400 10.200 5.400 8S6.200 3.800 8 2.200" />
    </>
  ),
  email: (
    <>
      <rect x="1.8" y="3.2" width="12.4" height="9.6" rx="1.8" />
      <path d="m2.4 4.6 5.600 4.200 5.600-4.200" />
    </>
  ),
  phone: (
    <path d="M5.200 2.400 3.300 2.700c-.7.1-1.200.8-1.100 1.500.6 5 4.600 9 9.600 9.600.7.1 1.400-.4 1.500-1.100l.3-1.900-3-1.600-1.500 1.500C7.300 9.800 6.200 8.700 5.300 7L6.800 5.400z" />
  ),
  chat: (
    <path d="M13.800 7.600c0 2.800-2.600 5-5.800 5-.8 0-1.500-.1-2.200-.4l-3.200 1.100 1-2.500C2.700 9.900 2.200 8.800 2.200 7.600c0-2.800 2.600-5 5.800-5s5.800 2.200 5.800 5z" />
  ),
  star: <path d="m8 2.200 1.800 3.700 4 .6-2.900 2.800.7 4L8 11.400l-3.600 1.900.7-4L2.200 6.500l4-.6z" />,
  dots: <path d="M3.400 8h.01M8 8h.01M12.600 8h.01" strokeWidth={2.2} />,
  in: <path d="M12.600 3.400 4 12M4 5.800V12h6.200" />,
  out: <path d="M3.400 12.600 12 4M5.800 4H12v6.200" />,
  note: <path d="M3 3.400h10M3 6.600h10M3 9.800h6" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M8 4.800V8l2.200 1.600" />
    </>
  ),
  file: (
    <path d="M9 1.900H4.600c-.8 0-1.400.6-1.400 1.400v9.400c0 .8.6 1.400 1.400 1.400h6.800c.8 0 1.400-.6 1.400-1.400V5.700zM9 1.900v3.800h3.800" />
  ),
  clip: (
    <path d="m12.800 7.400-5 5a2.900 2.900 0 0 1-4.200-4.200l5.400-5.300a2 2 0 0 1 2.800 2.800L6.600 10.900a1 1 0 0 1-1.400-1.400l4.600-4.600" />
  ),
  download: <path d="M8 2.400v7.800M4.800 7.200 8 10.400l3.200-3.200M2.800 13.400h10.400" />,
  bell: (
    <path d="M8 2.200c-2.300 0-3.900 1.700-3.900 4v2.600L2.800 11.200h10.400l-1.300-2.400V6.200c0-2.300-1.600-4-3.900-4zM6.400 13.400c.3.600.9.900 1.600.900s1.300-.3 1.600-.900" />
  ),
  alert: <path d="M8 2.300 14.300 13H1.700zM8 6.500v3M8 11.300h.01" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M8 7.400v3.400M8 5.200h.01" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.600" rx="1.600" />
      <path d="M5.200 7V5.200a2.800 2.800 0 0 1 5.600 0V7" />
    </>
  ),
  leave: (
    <path d="M6.200 2.600H4c-.8 0-1.400.6-1.400 1.400v8c0 .8.6 1.400 1.400 1.400h2.200M10.200 11.200 13.400 8l-3.200-3.200M13.200 8H6" />
  ),
  undo: <path d="M5.600 3 2.400 6.200l3.200 3.200M2.600 6.200h7a4 4 0 0 1 0 8H6.400" />,
  box: <path d="m8 1.800 5.600 3v6.400L8 14.200l-5.600-3V4.800zM2.600 4.900 8 8l5.400-3.100M8 8v6" />,
  spark: <path d="M8 2v3M8 11v3M2 8h3M11 8h3M3.800 3.800l2 2M10.200 10.200l2 2M12.200 3.800l-2 2M5.800 10.200l-2 2" />,
  folder: (
    <path d="M1.900 4.400c0-.8.6-1.400 1.400-1.400h3l1.600 1.800h4.800c.8 0 1.400.6 1.400 1.400v5.400c0 .8-.6 1.400-1.400 1.400H3.300c-.8 0-1.400-.6-1.400-1.400z" />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  );
}

export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 13a4.500 4.500 0 0 1 4.500-4.500h7a4.500 4.500 0 0 1 0 9h-3.200L12 21v-3.500A4.500 4.500 0 0 1 8 13z" />
        <path d="M18 22.500h6" opacity="0.7" />
      </g>
    </svg>
  );
}
