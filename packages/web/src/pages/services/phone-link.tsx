import { buttonClass } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { useStrings } from '../../strings/use-strings.ts';

/** Calls a number; says it, for those who dial elsewhere. */
export function PhoneLink({ telephone }: { readonly telephone: string }) {
  const s = useStrings().newCase.refer;
  if (telephone === '') return null;
  return (
    <a href={`tel:${telephone.replaceAll(' ', '')}`} className={buttonClass()}>
      <Icon name="phone" />
      {s.phone(telephone)}
    </a>
  );
}
