/** A number to be rung, with whose it is where that does not stand beside it; spaces are for eyes only. */
export function PhoneLink({ phone, name }: { phone: string; name?: string }) {
  const href = `tel:${phone.replace(/[^+\d]/g, '')}`;
  return name ? <a class="button ring" href={href} data-testid="call-number"><span>{name}</span> <b dir="ltr">{phone}</b></a> : <a href={href}>{phone}</a>;
}
