import { mount } from 'svelte';
import App from '../../src/App.svelte';
import '../../src/theme.css';
import '../../src/boxes.css';
import '../../src/editor/rich.css';
import { FakeBackend } from './backend.ts';

declare global {
  interface Window {
    /** For tests in a browser: makes the core fail, drops files, chooses menu entries. */
    fake: FakeBackend;
  }
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html lacks the element that holds the window');
window.fake = new FakeBackend(new URLSearchParams(location.search));
mount(App, { target, props: { backend: window.fake } });
