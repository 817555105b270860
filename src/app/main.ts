import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { profiles } from './state/profiles.svelte.ts';
import { project } from './state/project.svelte.ts';
import { records } from './state/records.svelte.ts';
import { settings } from './state/settings.svelte.ts';
import { simulation } from './state/simulation.svelte.ts';

settings.apply();
const target = document.getElementById('app');
if (!target) throw new Error('The page has no element with the id app.');
mount(App, { target });
await project.restore();
await Promise.all([records.restore(), simulation.restore(), profiles.restore()]);
