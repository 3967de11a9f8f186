/** What a grid does for the menu and the palette; one of ticks has neither columns to fill right nor carried cells. */
export interface GridActions {
  fillDown(): void;
  fillRight?(): void;
  confirm?(): void;
}
