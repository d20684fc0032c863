-- What rulings do to a statement as of the two days. One row for each statement ruled upon: statement, aside (set
-- aside), lifted (let prevail), ending (how it was set aside, in words of the record).
SELECT
    statement,
    bool_or(
        decision IN ($sets_aside) AND known <= $known_by AND (decision <> 'revoked' OR day <= $on)
    ) AS aside,
    bool_or(decision = 'prevails' AND known <= $known_by) AS lifted,
    arg_min(decision || ' (' || id || ')', place) FILTER (WHERE decision <> 'prevails') AS ending
FROM $rulings
GROUP BY statement
