/** Opens the local store and puts the repositories together. The composition root of the data layer. */
import { addRxPlugin, createRxDatabase, type RxStorage } from "rxdb";
import { RxDBMigrationSchemaPlugin } from "rxdb/plugins/migration-schema";
import { idMaker } from "../../domain/items/types.ts";
import { BlobSweep } from "./blobSweep.ts";
import { BlobRepository } from "./blobs.ts";
import { collectionCreators, type Collections } from "./collections.ts";
import { itemConflictHandler } from "./itemConflict.ts";
import { ItemRepository } from "./items.ts";
import { OpenDocuments } from "./openDocuments.ts";
import { RecipeIndex } from "./recipeIndex.ts";
import { SaveTracker } from "./saveState.ts";
import { sha256Hex } from "./sha256.ts";
import { SettingsRepository } from "./settings.ts";
import { UndoStack } from "./undo.ts";

// Records written by an earlier version are brought to the present shape when the store is opened.
addRxPlugin(RxDBMigrationSchemaPlugin);

/** Everything a screen may use. */
export interface Kitchen {
  readonly items: ItemRepository;
  readonly recipes: RecipeIndex;
  readonly blobs: BlobRepository;
  /** Removes photos and page copies nothing refers to; items ask for it themselves. */
  readonly sweep: BlobSweep;
  readonly settings: SettingsRepository;
  readonly undo: UndoStack;
  readonly saves: SaveTracker;
  /** Tries failed writes again now. */
  readonly retrySaves: () => Promise<void>;
  /** The open documents, for live editing; screens do not use them. */
  readonly documents: OpenDocuments;
  /** The collections, for the archive and (later) replication; screens do not use them. */
  readonly collections: Collections;
  /** Writes what is left and closes. */
  readonly close: () => Promise<void>;
  /** Deletes the whole local store. Not undoable: ask first, twice. */
  readonly destroy: () => Promise<void>;
}

export interface KitchenOptions {
  readonly name: string;
  // RxDB's own type for "any storage".
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly storage: RxStorage<any, any>;
  /** Several windows on one store hear each other. */
  readonly multiInstance: boolean;
  /** A second kitchen of the same name in one process: two windows, in a test (RxDB refuses it outside its dev mode). */
  readonly ignoreDuplicate?: boolean;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

export async function openKitchen(options: KitchenOptions): Promise<Kitchen> {
  const database = await createRxDatabase<Collections>({
    name: options.name,
    storage: options.storage,
    multiInstance: options.multiInstance,
    eventReduce: true,
    hashFunction: sha256Hex,
    ignoreDuplicate: options.ignoreDuplicate ?? false,
  });
  const collections = await database.addCollections({
    ...collectionCreators,
    items: { ...collectionCreators.items, conflictHandler: itemConflictHandler },
  });
  const saves = new SaveTracker();
  const documents = new OpenDocuments(collections.items, saves, options.now);
  const undo = new UndoStack(() => documents.clearRedo());
  const recipes = new RecipeIndex(collections.items);
  const blobs = new BlobRepository(collections.blobs, saves, options.now);
  const sweep = new BlobSweep({ collections, blobs, held: () => documents.heldBlobs.ids(), now: options.now });
  return {
    items: new ItemRepository({
      items: collections.items,
      documents,
      undo,
      saves,
      now: options.now,
      newId: idMaker(options.randomBytes),
      onDeleted: (blobIds) => sweep.ask(blobIds),
    }),
    recipes,
    blobs,
    sweep,
    settings: new SettingsRepository(collections.settings, saves),
    undo,
    saves,
    retrySaves: () => documents.retry(),
    documents,
    collections,
    close: async () => {
      await documents.flush();
      await sweep.stop();
      recipes.close();
      documents.close();
      await database.close();
    },
    destroy: async () => {
      await sweep.stop();
      recipes.close();
      documents.close();
      await database.remove();
    },
  };
}
