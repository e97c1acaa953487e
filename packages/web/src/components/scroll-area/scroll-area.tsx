import { type ReactNode, useEffect, useRef } from 'react';

interface ScrollAreaProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** A part of the page that scrolls, with the keyboard too, also when nothing in it can be focused. */
export function ScrollArea({ className, children }: ScrollAreaProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.setAttribute('tabindex', '0');
  }, []);
  return (
    <div ref={element} className={`${className} pane-focus`}>
      {children}
    </div>
  );
}
