"""An answer as a Rich renderable, as text or as data: returned, never printed."""
