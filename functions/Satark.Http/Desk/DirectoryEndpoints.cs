using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Places;
using Satark.Roster;

namespace Satark.Http.Desk;

/// <summary>Colleagues and districts.</summary>
public sealed class DirectoryEndpoints(Officers officers)
{
    private static readonly IReadOnlyList<BoardDistrict> All = [.. Gazetteer.Default.Districts.Select(d => new BoardDistrict(d.Id, d.English, d.Hindi, d.Urdu))];

    /// <summary>All officers, to reassign a case to.</summary>
    public async Task<IResult> UsersAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var all = await officers.ListAsync(cancellationToken).ConfigureAwait(false);
        return Answers.Json([.. all.Select(UserView.Of)], HttpJson.Default.IReadOnlyListUserView);
    }

    /// <summary>All districts.</summary>
    public static Task<IResult> DistrictsAsync(HttpContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Answers.Json(All, HttpJson.Default.IReadOnlyListBoardDistrict));
}
