/** Lists rules without a test and tests without a rule; fails on either. */
import { showFault } from './checks/fault.ts';
import { readCarriers, readRules } from './checks/repository.ts';
import { ruleFaults } from './checks/rules.ts';

const rules = readRules();
const carriers = readCarriers();
const faults = ruleFaults(rules, carriers);
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
process.stdout.write(`${rules.length} rules, ${carriers.length} tests that carry one, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
