"""A reading confronted with itself: what cannot be true, what holds, what follows.

conventions what is true by convention, and what it says of a cut
sketch      figures in their cells, and what the relations look up there
relations   keys → unknowns and what binds them
periods     what binds them over time
order       what orders them: groups, areas, ranks
history     what earlier documents say to it
propagate   intervals to a fixed point, in floats
witness     a point at which relations hold, so that no linear program is needed
component   what hangs together, and the conflicts found in it
conflict    a minimal set of figures, with the cautious reading of each
cases       a proof for each stretch of one unknown, where no single one will do
certify     the same in fractions: no certificate, no alarm
verify      a checker of certificates that shares nothing with the prover
evidence    what speaks for a misreading: then an accusation is a suspicion only
infer       figures that nobody printed, in a report and on demand
bounds      their ends over all relations at once
slips       the single edits that would mend a contradiction
base        how far apart two changes of share put last year's whole
plain       the commonest conflicts as one sum to be done again
explain     all of it in words
"""

from __future__ import annotations

from yuebao.check.confront import confront
from yuebao.check.infer import asked
from yuebao.check.relations import RELATIONS, RelationRule
from yuebao.check.verify import verify

__all__ = ["RELATIONS", "RelationRule", "asked", "confront", "verify"]
