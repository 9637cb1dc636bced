namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>Follows the quotation marks of a text and knows which of its tokens stand between two of them.</summary>
internal sealed class Quotations
{
    // What stands between marks farther apart than this is no quotation; most likely a mark is missing.
    private const int LongestQuotation = 80;

    private readonly List<bool> _quoted = [];
    private int _open = -1;
    private char _closing;

    /// <summary>True when the token stands between quotation marks.</summary>
    public bool Holds(int token) => _quoted[token];

    /// <summary>Another token follows.</summary>
    public void AddToken() => _quoted.Add(false);

    /// <summary>Takes a character that is part of no token; one that is no quotation mark changes nothing.</summary>
    /// <param name="c">The character.</param>
    /// <param name="afterSpace">True when a space, or nothing, stands before it: an apostrophe opens no quotation inside a word.</param>
    public void Take(char c, bool afterSpace)
    {
        if (_open >= 0 && (c == _closing || (c == '"' && _closing == '\u201D')))
        {
            Close();
        }
        else if (c is '"' or '\u201C' or '\u201E' or '\u00AB' or '\u2018' or '\u300C' || (c == '\'' && afterSpace))
        {
            _open = _quoted.Count;
            _closing = c switch { '\u201C' or '\u201E' => '\u201D', '\u00AB' => '\u00BB', '\u2018' => '\u2019', '\u300C' => '\u300D', _ => c };
        }
    }

    private void Close()
    {
        for (var token = _open; token < _quoted.Count && _quoted.Count - _open <= LongestQuotation; token++)
        {
            _quoted[token] = true;
        }

        _open = -1;
    }
}
