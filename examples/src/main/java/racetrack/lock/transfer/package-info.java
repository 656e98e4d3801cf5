// SPDX-License-Identifier: Apache-2.0
/// The transfer between accounts: two locks at once, and nobody waits for ever.
///
/// Whoever holds one lock and waits for another may be waited for by its holder. Four subjects
/// avoid the circle: by the order of the accounts' numbers ([OrderedBank]), by an order with ties
/// ([HashBank]), by never holding one while waiting ([TryLockBank]), or with a single lock
/// ([OneLockBank]). Six twins lock in any order, leave ties unbroken, look first and act later,
/// write receipts while others wait, count the same account twice, or add up what moves.
@NullMarked
@Pattern(title = "Transfer between accounts", contract = Bank.class, subjects = BankSubject.class)
package racetrack.lock.transfer;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
