import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { send } from '../api/client.ts';
import { useFiringNow } from '../alerts/use-alerts.ts';
import { forgetAll } from '../api/forget-all.ts';
import { useSession } from '../api/queries.ts';
import { formatCount } from '../formats/number.ts';
import { LOCALE_NAMES } from '../locales/names.ts';
import type { Dictionary } from '../locales/dictionary.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from './button.tsx';
import { Icon, Logo, type IconName } from './icon.tsx';
import { recall, remember } from './keep.ts';

interface Place {
  readonly to: string;
  readonly icon: IconName;
  readonly name: keyof Pick<
    Dictionary['frame'],
    'overview' | 'explore' | 'customers' | 'search' | 'imports' | 'quality' | 'alerts'
  >;
}

const PLACES: readonly Place[] = [
  { to: '/', icon: 'overview', name: 'overview' },
  { to: '/explore', icon: 'explore', name: 'explore' },
  { to: '/customers', icon: 'customers', name: 'customers' },
  { to: '/search', icon: 'search', name: 'search' },
  { to: '/imports', icon: 'imports', name: 'imports' },
  { to: '/quality', icon: 'check', name: 'quality' },
];

/** The slim side bar (a bottom bar on phones) and the page beside it. */
export function Frame({ isConnected, children }: { isConnected: boolean; children: ReactNode }) {
  const { t } = useWords();
  const [isSlim, setSlim] = useState(() => recall('side') === 'slim');
  return (
    <>
      <a href="#content" className="skip">
        {t.frame.skip}
      </a>
      <div className={`frame ${isSlim ? 'slim' : ''}`}>
        <div className="top">
          <Link to="/" className="brand">
            <Logo size={22} />
            {t.frame.product}
          </Link>
          <OtherLanguage />
          <AlertsBell />
          <Link to="/settings" className="button plain square" aria-label={t.frame.settings}>
            <Icon name="settings" />
          </Link>
        </div>
        <nav className="side" aria-label={t.frame.navigation}>
          <Link to="/" className="brand" aria-label={t.frame.product}>
            <Logo size={22} />
            <span className="text">{t.frame.product}</span>
          </Link>
          <ImportButton />
          {PLACES.map((place) => (
            <Entry key={place.to} place={place} />
          ))}
          <AlertsEntry />
          <span className="grow" />
          <p className="live" role="status" title={isConnected ? t.frame.live : t.frame.offline}>
            <span className={`live-dot ${isConnected ? '' : 'off'}`} />
            <span className="text cut">{isConnected ? t.frame.live : t.frame.offline}</span>
          </p>
          <button
            type="button"
            className="act"
            aria-label={isSlim ? t.frame.expand : t.frame.collapse}
            title={isSlim ? t.frame.expand : t.frame.collapse}
            aria-expanded={!isSlim}
            onClick={() => {
              remember('side', isSlim ? null : 'slim');
              setSlim(!isSlim);
            }}
          >
            <Icon name="panel" />
            <span className="text">{t.frame.collapse}</span>
          </button>
          <Person />
        </nav>
        {children}
        <nav className="bottom" aria-label={t.frame.navigation}>
          {PLACES.map((place) => (
            <Entry key={place.to} place={place} />
          ))}
        </nav>
      </div>
    </>
  );
}

function Entry({ place }: { place: Place }) {
  const { t } = useWords();
  return (
    <NavLink to={place.to} end={place.to === '/'} className="place" title={t.frame[place.name]}>
      <Icon name={place.icon} size={17} />
      <span className="text">{t.frame[place.name]}</span>
    </NavLink>
  );
}

/** How many alerts fire, beside the way to them. */
function AlertsEntry() {
  const { t } = useWords();
  const firing = useFiringCount();
  return (
    <NavLink to="/alerts" className="place" title={t.frame.alerts}>
      <Icon name="bell" size={17} />
      <span className="text">{t.frame.alerts}</span>
      {firing}
    </NavLink>
  );
}

/** The same on a phone, where the bar has no room for another place. */
function AlertsBell() {
  const { t } = useWords();
  const firing = useFiringCount();
  return (
    <Link to="/alerts" className="button plain square bell" aria-label={t.frame.alerts}>
      <Icon name="bell" />
      {firing}
    </Link>
  );
}

function useFiringCount(): ReactNode {
  const { t, locale } = useWords();
  const n = useFiringNow().data?.firing ?? 0;
  if (n === 0) return null;
  return (
    <span className="badge late firing-count" data-testid="firing-count">
      <span aria-hidden="true">{formatCount(n, locale)}</span>
      <span className="for-readers">{t.alerts.firingNow(formatCount(n, locale))}</span>
    </span>
  );
}

function ImportButton() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="act lead"
      title={t.frame.importData}
      aria-label={t.frame.importData}
      onClick={() => void navigate('/imports')}
    >
      <Icon name="plus" />
      <span className="text">{t.frame.importData}</span>
    </button>
  );
}

function Person() {
  const { t } = useWords();
  const session = useSession();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => send('POST', 'sign-out'),
    onSettled: () => {
      forgetAll(client);
      void client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <div className="who">
      <OtherLanguage isWide />
      <NavLink to="/settings" className="place" title={t.frame.settings}>
        <Icon name="settings" size={17} />
        <span className="text">{t.frame.settings}</span>
      </NavLink>
      <button
        type="button"
        className="act"
        title={t.frame.signOut}
        aria-label={t.frame.signOut}
        onClick={() => signOut.mutate()}
      >
        <Icon name="leave" size={17} />
        <span className="text cut">
          {t.frame.signOut}
          {session.data?.person ? ` · ${session.data.person.name}` : ''}
        </span>
      </button>
    </div>
  );
}

/** Switches to the other language at once; it is named as its readers name it. */
function OtherLanguage({ isWide = false }: { isWide?: boolean }) {
  const { t, locale, setLocale } = useWords();
  const other = LOCALE_NAMES.find((name) => name.value !== locale);
  if (!other) return null;
  const label = `${t.frame.language}: ${other.label}`;
  if (!isWide) {
    return (
      <Button look="plain" lang={other.value} aria-label={label} onClick={() => setLocale(other.value)}>
        {other.value === 'en' ? 'EN' : '中文'}
      </Button>
    );
  }
  return (
    <button
      type="button"
      className="act"
      lang={other.value}
      aria-label={label}
      title={label}
      data-testid="switch-language"
      onClick={() => setLocale(other.value)}
    >
      <Icon name="globe" size={17} />
      <span className="text">{other.label}</span>
    </button>
  );
}
