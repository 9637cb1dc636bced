using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Searching;

namespace Satark.Http.Searching;

/// <summary>Looks for cases. What is typed comes in the body, never in an address: addresses are kept by browsers, proxies and logs.</summary>
public sealed class SearchEndpoints(SearchCases search, TimeProvider clock)
{
    private const int Burst = 20;
    private const double PerSecond = 1.0 / 3;

    private readonly TokenBuckets _pace = new(Burst, PerSecond, clock);

    /// <summary>Cases by code, account, telephone, address, e-mail or a partner's reference, for an officer who has said who they are.</summary>
    public Task<IResult> SearchAsync(HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context.Call(), codesOnly: false, cancellationToken);

    /// <summary>A case by its code alone: also on a locked board, which shows it masked.</summary>
    public Task<IResult> FindCodeAsync(HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context.Call(), codesOnly: true, cancellationToken);

    private async Task<IResult> AnswerAsync(Call call, bool codesOnly, CancellationToken cancellationToken)
    {
        if (!call.TryRead(HttpJson.Default.SearchWord, out var word, out var refused))
        {
            return refused;
        }

        // Before anything is looked for: no refusal depends on what there is to be found.
        var query = SearchQuery.Read(word.Term, codesOnly);
        if (query.Refusal is { } wrong)
        {
            return Problem.Of(wrong);
        }

        var by = call.Officer;
        if (_pace.Take(by.Id) is { } wait)
        {
            return new Problem(429, "Too many searches", "You searched very often within a minute. Wait a few seconds and search again.")
            {
                RetryAfter = wait,
                DetailHindi = "एक मिनट में बहुत बार खोजा गया। कुछ सेकंड रुककर फिर खोजें।",
            };
        }

        return Answers.Json(await search.HandleAsync(query.Value, by, call.IsLocked, cancellationToken).ConfigureAwait(false), HttpJson.Default.SearchAnswer);
    }
}

/// <summary>What is looked for.</summary>
/// <param name="Term">As the officer typed or pasted it.</param>
public sealed record SearchWord(string? Term);
