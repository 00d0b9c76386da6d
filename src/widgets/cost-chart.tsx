/** A chart, drawn by the renderer that JupyterLab has for Vega-Lite; without one, the tables tell the same. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { PartialJSONObject } from '@lumino/coreutils';
import * as React from 'react';

import { CHART_MIME } from '../model/cost-chart';

/** SVG takes its colours from the theme; the menu would offer to open the data in an editor on the web. */
const EMBED = { actions: false, renderer: 'svg' };

/** Sidebars change their width pixel by pixel: a chart is drawn anew for so many. */
const STEP_PX = 10;

interface Props {
  readonly spec: PartialJSONObject;
  readonly rendermime: IRenderMimeRegistry | null;
  readonly trans: TranslationBundle;
}

export function CostChart({ spec, rendermime, trans }: Props): JSX.Element {
  const host = React.useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = React.useState(false);
  const isDrawn = rendermime?.mimeTypes.includes(CHART_MIME) && !hasFailed;
  const width = useWidth(host);
  React.useEffect(() => {
    if (!isDrawn || !rendermime || !host.current || width === 0) {
      return;
    }
    const chart = rendermime.createRenderer(CHART_MIME);
    // React owns the place: a widget that is attached there must not be gone before it is detached
    host.current.append(chart.node);
    const model = rendermime.createModel({
      data: { [CHART_MIME]: { ...spec, width } },
      metadata: { [CHART_MIME]: { embed_options: { ...EMBED } } }
    });
    chart.renderModel(model).catch((reason: unknown) => {
      console.error('The chart of the bill could not be drawn.', reason);
      setFailed(true);
    });
    return () => {
      chart.node.remove();
      chart.dispose();
    };
  }, [spec, rendermime, isDrawn, width]);
  return isDrawn ? (
    <div className="jp-GluePanel-chart" ref={host} />
  ) : (
    <p className="jp-GluePanel-quiet">
      {hasFailed
        ? trans.__('The chart could not be drawn.')
        : trans.__('No chart: this JupyterLab has no renderer for Vega-Lite.')}
    </p>
  );
}

/** How wide an element is, in pixels, in steps; 0 until it is known, and while it is hidden. */
function useWidth(host: React.RefObject<HTMLElement>): number {
  const [width, setWidth] = React.useState(0);
  React.useEffect(() => {
    if (!host.current) {
      return;
    }
    const observer = new ResizeObserver(([{ contentRect }]) =>
      setWidth(Math.floor(contentRect.width / STEP_PX) * STEP_PX)
    );
    observer.observe(host.current);
    return () => observer.disconnect();
  }, [host]);
  return width;
}
