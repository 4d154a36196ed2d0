import { ArgumentError } from '@lowrank/linalg';
import { makeEngine } from '../schema/engine.js';
import { makeMethod } from '../schema/method.js';
import { makeOptimizer } from '../schema/optimizer.js';
import { isCompletion, type Setting } from '../schema/setting.js';
import { makeTerms } from '../schema/terms.js';

/**
 * Makes everything that a setting names, so that a parameter out of range is found before any run starts.
 *
 * @throws ArgumentError by the factory of a method, optimizer, schedule, penalty or engine, or where the engine can't serve a
 * penalty.
 */
export function checkFits(setting: Setting): void {
  if (isCompletion(setting)) {
    makeMethod(setting.method);
    return;
  }
  makeOptimizer(setting.optimizer);
  const engine = makeEngine(setting.engine);
  for (const { penalty, on } of makeTerms(setting.terms)) {
    if (engine === 'auto' || on === 'factors' || penalty.kind === 'matrix' || engine.serves.includes(penalty.kind)) {
      continue;
    }
    throw new ArgumentError(
      `engine: ${engine.name} serves penalties of kind ${engine.serves.join(' and ')}, ${penalty.name} is of kind ` +
        `${penalty.kind}. Use { "name": "exact" }.`,
    );
  }
}
