import type { ModesPageView } from '../office/settings-view.js';
import { useWords } from './page-context.js';

/** Between settings, sections and modes. */
export function SettingsPlaces({ places }: Pick<ModesPageView, 'places'>) {
  const words = useWords().settingsPage;
  if (places.length < 2) return null;
  return (
    <nav class="sorts places" aria-label={words.placesLabel}>
      {places.map(({ label, href, current }) => (
        <a href={href} aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
