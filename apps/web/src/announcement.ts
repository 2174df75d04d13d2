/** Says something to everybody, screen readers included: the shell shows it for a moment. */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent('laurel-announce', { detail: text }));
}

export function onAnnouncement(heard: (text: string) => void): void {
  window.addEventListener('laurel-announce', (event) => heard((event as CustomEvent<string>).detail));
}
