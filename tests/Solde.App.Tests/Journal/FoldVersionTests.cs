using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Solde.App.Journal;
using Solde.Core.Bookings;

namespace Solde.App.Tests.Journal;

/// <summary>States that an older program stored are folded anew only where the version says that they are older.</summary>
public sealed class FoldVersionTests
{
    private static readonly ImmutableArray<string> Beside = [nameof(BookingSnapshot.Property), nameof(BookingSnapshot.Attempts), nameof(BookingSnapshot.News)];

    [Fact]
    public void Another_shape_of_the_state_is_another_version_of_the_fold()
    {
        var shape = new SortedSet<string>(StringComparer.Ordinal);
        Add(typeof(BookingSnapshot), shape, []);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shape))))[..16];
        Assert.True(
            (Fold.Version, hash) == (2, "229eb5a4ada7d400"),
            string.Create(CultureInfo.InvariantCulture, $"what is stored of a booking has another shape: raise Fold.Version, then note it here with {hash}"));
    }

    private static void Add(Type type, SortedSet<string> shape, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        foreach (var inner in type.GenericTypeArguments)
        {
            Add(inner, shape, seen);
        }

        if (type.Assembly != typeof(BookingSnapshot).Assembly || !seen.Add(type))
        {
            return;
        }

        if (type.IsEnum)
        {
            shape.Add($"{type.Name}: {string.Join(' ', Enum.GetNames(type))}");
            return;
        }

        foreach (var property in type.GetProperties().Where(each => each.CanWrite && !(type == typeof(BookingSnapshot) && Beside.Contains(each.Name))))
        {
            shape.Add($"{type.Name}.{property.Name}: {property.PropertyType}");
            Add(property.PropertyType, shape, seen);
        }
    }
}
