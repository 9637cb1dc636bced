namespace Satark.Http.Links;

/// <summary>Text whose direction ends where it ends (Unicode UAX #9): what somebody opened in it and left open would turn our own words behind it around.</summary>
public static class BidiText
{
    private const char PopDirectional = '\u202C', PopIsolate = '\u2069';

    /// <summary>The text, with an end behind it for each embedding, override and isolate that it leaves open. Nothing of it is taken away.</summary>
    public static string Closed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Stack<char>? open = null;
        foreach (var ch in text)
        {
            switch (ch)
            {
                case '\u202A' or '\u202B' or '\u202D' or '\u202E':
                    (open ??= new Stack<char>()).Push(PopDirectional);
                    break;
                case '\u2066' or '\u2067' or '\u2068':
                    (open ??= new Stack<char>()).Push(PopIsolate);
                    break;
                case PopDirectional when open?.TryPeek(out var last) == true && last == PopDirectional:
                    open.Pop();
                    break;

                // The end of an isolate ends all that was opened inside it.
                case PopIsolate when open?.Contains(PopIsolate) == true:
                    while (open.Pop() != PopIsolate)
                    {
                    }

                    break;
            }
        }

        return open is { Count: > 0 } ? text + new string([.. open]) : text;
    }
}
