import { mount } from 'svelte';
import App from './App.svelte';
import { tauriBackend } from './backend/tauri';
import './theme.css';
import './boxes.css';
import './editor/rich.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html lacks the element that holds the window');
mount(App, { target, props: { backend: tauriBackend } });
