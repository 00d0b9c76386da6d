/** Tag presets: the administrator's and the user's own. */
import type { GlueClient } from '../api/client';
import type { TagPreset, TagPresets } from '../api/types';
import { Resource } from './resource';

export class PresetsModel extends Resource<'presets', TagPresets> {
  constructor(private readonly _client: GlueClient) {
    super(() => _client.tagPresets());
  }

  get presets(): readonly TagPreset[] {
    return this.state.value?.presets ?? [];
  }

  /** Every key that is required, or in a preset; each once, the required ones first. */
  get keys(): readonly string[] {
    const required = this.state.value?.required_tag_keys ?? [];
    const preset = this.presets.flatMap(({ tags }) => Object.keys(tags));
    return [...new Set([...required, ...preset])];
  }

  named(name: string): TagPreset | null {
    return this.presets.find(preset => preset.name === name) ?? null;
  }

  /** The preset that these tags are, unchanged. */
  matching(tags: Readonly<Record<string, string>>): TagPreset | null {
    const wanted = canonical(tags);
    return (
      this.presets.find(preset => canonical(preset.tags) === wanted) ?? null
    );
  }

  /** @throws GlueError where the server refuses name or tags. */
  async save(name: string, tags: Record<string, string>): Promise<void> {
    await this._client.saveTagPreset(name, tags);
    await this.load('presets', true);
  }

  /** @throws GlueError where there is no such preset of the user's. */
  async remove(name: string): Promise<void> {
    await this._client.deleteTagPreset(name);
    await this.load('presets', true);
  }
}

function canonical(tags: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(tags).sort());
}
