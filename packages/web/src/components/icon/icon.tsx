/** Line icons of the app's own, 24 units square. Always beside words or with a spoken name next to them. */
import { type IconName, paths } from './paths.ts';

export type { IconName };

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The brand: a speech mark. Filled, unlike the icons. */
export function BrandMark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M1 3.5h22v14H11.5L6 22.5v-5H1z" />
    </svg>
  );
}
