/** The catalog of sharing levels in force, and the server's settings. */
import type { SharingCatalog } from "../../../src/domain/sharing/catalog.ts";

export interface CatalogStore {
  /** The catalog in force: the seeded one until an admin has saved another. */
  read(): Promise<SharingCatalog>;
  write(catalog: SharingCatalog, seq: number): Promise<void>;
}

export interface SettingStore {
  /** A setting as it was saved (JSON), or null. */
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
}
