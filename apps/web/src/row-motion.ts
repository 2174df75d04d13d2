const moveMs = 280;
const glowMs = 1_200;
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

type Tops = ReadonlyMap<string, number>;

function rowsIn(table: ParentNode): NodeListOf<HTMLElement> {
  return table.querySelectorAll('tr[data-player]');
}

/** Where the rows of players are now. */
export function rowTops(table: ParentNode): Tops {
  return new Map(
    [...rowsIn(table)].map((row) => [row.dataset.player ?? '', row.getBoundingClientRect().top]),
  );
}

/** Lets rows glide from where they were (FLIP), and those that rose or came in glow; nothing moves for who wants it still. */
export function glide(table: ParentNode, before: Tops): void {
  if (stillness.matches || before.size === 0) return;
  const options: KeyframeAnimationOptions = { duration: moveMs, easing: 'cubic-bezier(0.2, 0, 0, 1)' };
  for (const row of rowsIn(table)) {
    const was = before.get(row.dataset.player ?? '');
    const by = was === undefined ? 0 : was - row.getBoundingClientRect().top;
    if (by !== 0) row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], options);
    if (was === undefined || by > 0) {
      row.animate([{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }], glowMs);
    }
  }
}
