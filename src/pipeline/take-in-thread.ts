import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/database.ts';
import { takeIn } from './take-in.ts';
import type { FromTaking, TakingTask, ToTaking } from './take-in-apart.ts';
import { failureOf } from './threads.ts';

// The other side of takeInApart: what is pushed is read, decided and stored here, one piece after the other.
const { connection } = workerData as TakingTask;
const database = openDatabase(connection);

parentPort!.on('message', ({ pushes }: ToTaking) => {
  void takeIn(database, pushes).then(
    (verdicts) => tell({ verdicts }),
    (error: unknown) => tell({ failure: failureOf(error) }),
  );
});

function tell(message: FromTaking): void {
  parentPort!.postMessage(message);
}
