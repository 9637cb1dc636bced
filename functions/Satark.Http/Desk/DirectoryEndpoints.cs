using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Places;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Tips.Questionnaires;

namespace Satark.Http.Desk;

/// <summary>Colleagues, districts, and categories of tips.</summary>
public sealed class DirectoryEndpoints(Officers officers, DutyBook duty, CaseBook book)
{
    private static readonly IReadOnlyList<BoardDistrict> All = [.. Gazetteer.Default.Districts.Select(d => new BoardDistrict(d.Id, d.English, d.Hindi, d.Urdu))];

    private static readonly IReadOnlyList<CategoryView> AllCategories =
        [.. Questionnaire.Default.Categories.Select(c => new CategoryView(c.Id, Questionnaire.Default.CategoryTitle(c.Id, "en"), Questionnaire.Default.CategoryTitle(c.Id, "hi")))];

    /// <summary>All officers; with <c>?case={id}</c> those alone who may be given that case.</summary>
    public async Task<IResult> UsersAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var all = await officers.ListAsync(cancellationToken).ConfigureAwait(false);
        if (context.Request.Query["case"].ToString() is { Length: > 0 } id)
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { Value: var c } || !Visibility.MaySee(context.Call().Officer, c))
            {
                return Problem.Of(new Refusal(RefusalKind.NotFound, "There is no such case."));
            }

            all = c.Tip is null ? all : [.. all.Where(o => Visibility.MayBeGiven(o, CaseScope.Of(c)))];
        }

        var now = await duty.NowAsync(cancellationToken).ConfigureAwait(false);
        return Answers.Json([.. all.Select(o => UserView.Of(o, now))], HttpJson.Default.IReadOnlyListUserView);
    }

    /// <summary>All districts.</summary>
    public static Task<IResult> DistrictsAsync(HttpContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Answers.Json(All, HttpJson.Default.IReadOnlyListBoardDistrict));

    /// <summary>The questionnaire's categories.</summary>
    public static Task<IResult> CategoriesAsync(HttpContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Answers.Json(AllCategories, HttpJson.Default.IReadOnlyListCategoryView));
}

/// <summary>A category of tips.</summary>
/// <param name="Id">Its id in the questionnaire.</param>
/// <param name="English">What officers call it.</param>
/// <param name="Hindi">The same.</param>
public sealed record CategoryView(string Id, string English, string Hindi);
