/** The group card that is being dragged; null: none. Files dragged over the window are none of its business. */
class Dragged {
  group: string | null = $state(null);
}

export const dragged = new Dragged();
