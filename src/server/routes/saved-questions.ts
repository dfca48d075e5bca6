import { z } from 'zod';
import { askedNow } from '../../contract/asked-now.ts';
import { answerSchema } from '../../contract/question.ts';
import {
  changeQuestionSchema,
  type SavedAbout,
  savedQuestionSchema,
  saveQuestionSchema,
} from '../../contract/saved-questions.ts';
import { checkQuestion } from '../../statistics/index.ts';
import {
  changeQuestion,
  findSavedQuestion,
  listSavedQuestions,
  removeQuestion,
  restoreQuestion,
  saveQuestion,
} from '../../store/saved-questions.ts';
import { readSettings } from '../../store/settings.ts';
import { nameOf } from '../access/guard.ts';
import { goneSignal } from '../gone.ts';
import type { Context, Scope } from './context.ts';

const paramsSchema = z.object({ questionId: z.coerce.number().int().min(1).max(2_147_483_647) });

/** Questions kept under a name. Their page is /questions/NUMBER, whatever they are called later. */
export async function savedQuestionRoutes(scope: Scope, { store, answers }: Context): Promise<void> {
  const { database } = store;

  scope.get(
    '/questions',
    {
      schema: {
        description: 'The saved questions, by name; `removed=true`: those that can be brought back',
        querystring: z.strictObject({ removed: z.enum(['true', 'false']).optional() }),
        response: { 200: z.array(savedQuestionSchema) },
      },
    },
    async ({ query }) => await listSavedQuestions(database, query.removed === 'true'),
  );

  scope.post(
    '/questions',
    { schema: { body: saveQuestionSchema, response: { 201: savedQuestionSchema } } },
    async ({ body, visitor }, reply) => {
      await check(body.about);
      return await reply.code(201).send(await saveQuestion(database, body, nameOf(visitor)));
    },
  );

  scope.get(
    '/questions/:questionId',
    { schema: { params: paramsSchema, response: { 200: savedQuestionSchema } } },
    async ({ params }) => await findSavedQuestion(database, params.questionId),
  );

  scope.put(
    '/questions/:questionId',
    { schema: { params: paramsSchema, body: changeQuestionSchema, response: { 200: savedQuestionSchema } } },
    async ({ params, body, visitor }) => {
      if (body.about) await check(body.about);
      return await changeQuestion(database, params.questionId, body, nameOf(visitor));
    },
  );

  scope.delete(
    '/questions/:questionId',
    { schema: { params: paramsSchema, response: { 200: savedQuestionSchema } } },
    async ({ params, visitor }) => await removeQuestion(database, params.questionId, nameOf(visitor)),
  );

  scope.post(
    '/questions/:questionId/restore',
    { schema: { params: paramsSchema, response: { 200: savedQuestionSchema } } },
    async ({ params }) => await restoreQuestion(database, params.questionId),
  );

  scope.get(
    '/questions/:questionId/answer',
    {
      schema: {
        description: 'Asked now: "the last 30 days" are those before today',
        params: paramsSchema,
        response: { 200: answerSchema },
      },
    },
    async ({ params }, reply) => {
      const { about } = await findSavedQuestion(database, params.questionId);
      return await answers.ask(await questionOf(about), goneSignal(reply));
    },
  );

  async function questionOf(about: SavedAbout) {
    return askedNow(about, (await readSettings(database)).zone, Date.now());
  }

  /** A question that nobody can answer is not kept. */
  async function check(about: SavedAbout): Promise<void> {
    checkQuestion(await questionOf(about));
  }
}
