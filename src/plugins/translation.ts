/** The language of the page. */
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';

import { NAMESPACE } from '../tokens';

/** The project's texts; in English where the page has no translator. */
export function bundle(translator: ITranslator | null): TranslationBundle {
  return (translator ?? nullTranslator).load(NAMESPACE);
}
