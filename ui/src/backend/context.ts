import { createContext } from 'svelte';
import type { Backend } from './backend';

/** The backend of the component tree: set once by the root, taken by whoever needs it while it is created. */
export const [useBackend, provideBackend] = createContext<Backend>();
