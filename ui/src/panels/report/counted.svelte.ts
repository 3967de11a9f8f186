import { untrack } from 'svelte';
import { afterFrame } from '../../parts/frame';
import type { ReportView } from '../../wire/ReportView';
import type { OpenReport } from './open.svelte';

/**
 * The report as the panes beside its figures tell of it: a frame behind the figures, or once the keys rest (`atRest`). Painted
 * together they are more places than WebKit paints one by one: it paints the whole window. To be called while a component is made.
 */
export function counted(open: OpenReport, later: typeof afterFrame = afterFrame): { readonly view: ReportView } {
  let view = $state.raw(untrack(() => open.view));
  const follow = later(() => (view = open.view));
  $effect(() => {
    if (view !== open.view) follow();
  });
  return {
    get view() {
      return view;
    },
  };
}
