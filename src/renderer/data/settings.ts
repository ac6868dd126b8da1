/** This device's own settings: theme, remembered aisles, the last list. Never shared, never part of an item. */
import { map, type Observable } from "rxjs";
import type { z } from "zod";
import { ok, type Result } from "../../domain/result.ts";
import type { Collections } from "./collections.ts";
import type { SaveTracker } from "./saveState.ts";
import { storageFailure } from "./storageFailure.ts";

/** A setting's name, shape and value before it was ever set. What is stored and no longer fits reads as the default. */
export interface SettingKey<T> {
  readonly id: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

export class SettingsRepository {
  readonly #settings: Collections["settings"];
  readonly #saves: SaveTracker;

  constructor(settings: Collections["settings"], saves: SaveTracker) {
    this.#settings = settings;
    this.#saves = saves;
  }

  async get<T>(key: SettingKey<T>): Promise<T> {
    return read(key, (await this.#settings.findOne(key.id).exec())?.value);
  }

  watch<T>(key: SettingKey<T>): Observable<T> {
    return this.#settings.findOne(key.id).$.pipe(map((record) => read(key, record?.value)));
  }

  async set<T>(key: SettingKey<T>, value: T): Promise<Result<null>> {
    try {
      await this.#saves.track(() => this.#settings.incrementalUpsert({ id: key.id, value: { value } }));
      return ok(null);
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }

  /** Changes a setting from what it is now; two changes at once both count. */
  async update<T>(key: SettingKey<T>, change: (current: T) => T): Promise<Result<null>> {
    return this.set(key, change(await this.get(key)));
  }
}

function read<T>(key: SettingKey<T>, stored: object | undefined): T {
  const parsed = key.schema.safeParse(stored && "value" in stored ? stored.value : undefined);
  return parsed.success ? parsed.data : key.initial;
}
